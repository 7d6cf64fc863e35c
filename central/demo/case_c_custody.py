"""Case C, Corvin Ashgrove-Teel: eight months in custody, with its meetings and the one day out."""

import datetime as dt

from central.demo.folder import Folder


def write_custody(case: Folder, order: str, released: dt.date) -> None:
    days = case.days
    custody = case.write(
        "custody",
        "brackwater",
        establishment="HMYOI Brackwater",
        kind="yoi",
        order=order,
        since=days.working(-248),
        until=released,
        expected_release=released,
        out_because="released",
        caseworker="Officer Dunstan Pellew",
        vulnerability=(
            "The first nights are the worst: he does not sleep and will not say so. A listener on the landing "
            "helped.\n\n"
            "He is safest when somebody tells him what happens next, and in which order."
        ),
        release_plan="Gannet House, staffed day and night. First contact the same day. Grandmother on Sunday.",
    )
    meetings = (
        ("initial", -236, dt.time(13, 30), "initial", "Education 15 hours a week. Sunday calls to his grandmother."),
        ("first review", -180, dt.time(10, 30), "review", "Stays on the new wing. Joinery goes on."),
        (
            "second review",
            -90,
            dt.time(10, 30),
            "review",
            "Two places to live to be asked again. Two names not to meet.",
        ),
        ("release", -30, dt.time(10, 30), "release", "Gannet House confirmed. Conditions agreed word by word."),
    )
    for key, offset, time, kind, decided in meetings:
        case.write(
            "custody_meeting",
            key,
            custody=custody,
            kind=kind,
            date=days.working(offset),
            time=time,
            how="in_person",
            family_present=False,
            decided=decided,
        )
    case.write(
        "temporary_release",
        "gannet house",
        custody=custody,
        kind="day",
        since=days.working(-40),
        until=days.working(-40),
        place="Supported accommodation, to see the room",
        result="went_well",
    )
