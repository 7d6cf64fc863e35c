"""The demo caseload: invented children, staff and notes, with dates that move with the day it is loaded."""
