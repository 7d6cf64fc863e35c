"""Case A, Zephyr Quillsworth: what Imogen wrote for the first panel, in plain words."""

from central.demo.folder import Folder
from central.demo.staff import IMOGEN, WREN, YOUTH_COURT


def write_report(case: Folder) -> None:
    """The report that the panel read, and its sections."""
    days = case.days
    report = case.write(
        "report",
        "panel",
        kind="referral_order_report",
        ordered_on=days.working(-49),
        ordered_by=YOUTH_COURT,
        due_on=days.working(-31),
        author=IMOGEN.name,
        state="sent",
        quality_checked_on=days.working(-33),
        quality_checked_by=WREN.name,
        sent_on=days.working(-31),
        sent_to="Both panel members",
    )
    for section, text in SECTIONS.items():
        case.write("report_section", f"panel {section}", report=report, section=section, text=text)


SECTIONS = {
    "brief": (
        "Zephyr is 14. This is the first time that he has been in trouble. He owned up at once and he wants to put it "
        "right."
    ),
    "offences": (
        "After a football match a group of friends was winding itself up on the way home. Somebody dared Zephyr, and "
        "he kicked a pane of the bus shelter until it broke. Nobody was hurt.\n\n"
        "Zephyr says: “I didn’t think about the driver having to sweep it up.” He did not blame anybody else."
    ),
    "child": (
        "Zephyr lives with his mother. He is in Year 10, where his attendance is 91%. He likes design, finds maths "
        "hard, and boxes twice a week with a coach he listens to.\n\n"
        "Things can go wrong for Zephyr when a group is loud and he goes along with it. He knows this, and says that "
        "he wants to be the one who says leave it."
    ),
    "ideas": (
        "These are ideas. The panel and Zephyr decide together what goes into the contract:\n"
        "- work that the neighbourhood can see, like clearing litter with the harbour rangers;\n"
        "- a letter that explains what happened, if it would be read;\n"
        "- three sessions about stopping and thinking before he joins in;\n"
        "- school every day, with help in maths."
    ),
    "harmed": (
        "The glass belonged to a company. It was asked what it wants. It does not want to meet anybody, and was glad "
        "to be asked.\n\n"
        "It would read a letter of explanation, likes the idea of work that people can see, and wants to be told how "
        "it ends. Its glass had to be swept up by a member of staff at the end of a shift."
    ),
}
