"""The whole demo: one service, its staff, and every case they hold."""

import datetime as dt

import msgspec

from casework import Record
from casework.service import Service
from central.demo import staff
from central.demo.case_a_quillsworth import zephyr_quillsworth
from central.demo.case_b_vexley import juniper_vexley
from central.demo.case_c_ashgrove_teel import corvin_ashgrove_teel
from central.demo.case_d_blackwater_lisle import fen_blackwater_lisle
from central.demo.case_e_merriweather_drax import sable_merriweather_drax
from central.demo.case_f_hawksmere_oyelaran import linnet_hawksmere_oyelaran
from central.demo.days import Days
from central.demo.generated import generated_cases
from central.demo.staff import DEMO_PASSWORD, DemoUser

__all__ = ["DEMO_PASSWORD", "Caseload", "DemoUser", "build"]


class Caseload(msgspec.Struct, frozen=True):
    """What `central demo` loads. Records have no stamps yet: the centre gives them."""

    authority: str
    service: Service
    users: list[DemoUser]
    records: list[Record]


def build(today: dt.date) -> Caseload:
    """The demo caseload as it looks on `today`. The same day gives the same records, ids and words."""
    days = Days(today)
    return Caseload(
        authority=staff.AUTHORITY,
        service=staff.SERVICE,
        users=list(staff.STAFF),
        records=[
            *zephyr_quillsworth(days),
            *juniper_vexley(days),
            *corvin_ashgrove_teel(days),
            *fen_blackwater_lisle(days),
            *sable_merriweather_drax(days),
            *linnet_hawksmere_oyelaran(days),
            *generated_cases(days),
        ],
    )
