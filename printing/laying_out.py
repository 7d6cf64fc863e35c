"""From the blocks of a document to what ReportLab lays on the page, in the sizes of its look.

Here is decided what stays together: a heading with the beginning of what it is over, signatures with the paragraph
before them.
"""

from collections.abc import Sequence
from itertools import zip_longest

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer, Table

from printing import blocks, content, form_blocks, framed, styles
from printing.blocks import TEXT_WIDTH, paragraph
from printing.content import Block, Content
from printing.parts import LANGUAGES
from printing.spoken import as_list, within
from printing.styles import SIZES, Sizes
from printing.tagging import Element

BETWEEN = 8 * mm  # two columns of text
AFTER_FACTS, AFTER_TABLE = 3.5 * mm, 3 * mm
BULLET = "•"


def story(document: Content, draft: bool = False) -> list[Flowable]:
    """The whole document below its letterhead. In a `draft` nobody's name stands where they would sign."""
    sizes = SIZES[document.look]
    title = [paragraph(document.title, sizes.title)] if document.headed else []
    sub = [paragraph(document.sub, sizes.sub)] if document.sub else []
    return [*title, *sub, *Laying(sizes, draft=draft).lay(document.blocks)]


class Laying:
    """Lays blocks one after another in a column, and keeps count of the numbered sections."""

    def __init__(self, sizes: Sizes, width: float = TEXT_WIDTH, draft: bool = False) -> None:
        self.sizes, self.width, self.draft = sizes, width, draft
        self._section = self._paragraph = 0

    def lay(self, many: Sequence[Block]) -> list[Flowable]:
        """The flowables of these blocks, parted only where they may be."""
        laid: list[Flowable] = []
        waiting: list[Flowable] = []  # until what they are to stay with is known
        for at, block in enumerate(many):
            own = self.one(block)
            if isinstance(block, content.Heading) or _stays_with_next(many, at):
                waiting += own
            elif at and _stays_with_next(many, at - 1):
                laid.append(KeepTogether([*waiting, *own]))
                waiting = []
            else:
                laid += with_heading(waiting, own)
                waiting = []
        return [*laid, *waiting]

    def one(self, block: Block) -> list[Flowable]:
        """The flowables of one block."""
        match block:
            case content.Heading():
                style = self.sizes.second_heading if block.second else self.sizes.heading
                return [paragraph(self._numbered_heading(block), style)]
            case content.Paragraph():
                return [self._prose(block)]
            case content.Bullets():
                at = self.sizes.bullet
                style = styles.hanging(self.sizes.item, at, at + 5)
                items = [paragraph(item, style, BULLET) for item in block.items]
                as_list(items)
                return [*items, Spacer(0, self.sizes.body.spaceAfter - self.sizes.item.spaceAfter)]
            case content.Facts():
                return [self._facts(block)]
            case content.Brief():
                box = framed.brief(block.heading, block.paragraphs, self.width)
                box.spaceBefore = AFTER_TABLE  # the room after facts or a table is room enough
                return [box]
            case content.Boxed():
                return [framed.boxed(block.lines, self.sizes.body, self.width), Spacer(0, 3 * mm)]
            case content.Table():
                return self._table(block)
            case content.Signatures():
                return [self._signatures(block)]
            case content.SignOff():
                return self._sign_off(block)
            case content.Beside():
                return [self._beside(block)]
            case content.Part():
                beside = Laying(self.sizes, form_blocks.BESIDE_SYMBOL, self.draft)
                return form_blocks.part(block, self.sizes.heading, beside.lay)
            case content.Large():
                return [paragraph(block.said, self.sizes.large)]
            case content.Boxes():
                return form_blocks.boxes(block)
            case content.Choice():
                return form_blocks.choice(block)
            case content.Lines():
                return form_blocks.lines(block)
            case content.Code():
                return form_blocks.code(block)
            case content.NewPage():
                return [PageBreak()]
            case _:
                raise TypeError(f"no way to lay out {type(block).__name__}")

    def _numbered_heading(self, heading: content.Heading) -> str:
        if not heading.numbered:
            return heading.text
        self._section += 1
        self._paragraph = 0
        return f"{self._section}. {heading.text}"

    def _prose(self, block: content.Paragraph) -> Flowable:
        if not block.numbered:
            sizes = self.sizes
            return paragraph(block.said, sizes.point if block.point else sizes.small if block.small else sizes.body)
        self._paragraph += 1
        return paragraph(
            block.said, styles.hanging(self.sizes.body, 0, self.sizes.hang), f"{self._section}.{self._paragraph}"
        )

    def _facts(self, block: content.Facts) -> Flowable:
        if self.sizes.facts_in_pairs and self.width == TEXT_WIDTH:
            made = blocks.facts(block.pairs)
            made.spaceAfter = AFTER_FACTS
            return made
        return framed.rows(block.pairs, self.sizes, self.width)

    def _table(self, block: content.Table) -> list[Flowable]:
        note = [paragraph(block.note, styles.TABLE_NOTE)] if block.note else []
        under = [paragraph(block.summary, styles.TABLE_SUMMARY)] if block.summary else []
        if not block.rows:
            empty = [paragraph(block.empty, self.sizes.body)] if block.empty else []
            return [*note, *empty, *under]
        dense = (styles.DENSE_HEAD, styles.DENSE)
        scale = self.width / TEXT_WIDTH
        made = blocks.table(
            block.head,
            block.rows,
            [width * mm * scale for width in block.widths],
            dense if block.dense else (self.sizes.head, self.sizes.cell),
            dense=block.dense or self.sizes.tight,
            heavy=block.heavy,
        )
        if not block.summary:
            made.spaceAfter = AFTER_TABLE
        return [*note, made, *under]

    def _signatures(self, block: content.Signatures) -> Flowable:
        sizes = self.sizes
        rows: list[list[object]] = []
        for signer in block.signers:
            name = "" if self.draft else signer.name
            who: list[Flowable] = [paragraph(name, sizes.signer)] if name else []
            who += [paragraph(signer.role, sizes.signer_role)] if signer.role else []
            rows.append([who, "", "", paragraph("Date", sizes.signer_role)])
        scale = self.width / sum(sizes.signers)
        return framed.signature_lines(rows, [width * scale for width in sizes.signers], sizes.signing * mm)

    def _sign_off(self, block: content.SignOff) -> list[Flowable]:
        sizes = self.sizes
        name = "" if self.draft else block.sender
        ending: list[Flowable] = [paragraph(block.farewell, sizes.body), Spacer(0, sizes.signing * mm)]
        ending += [paragraph(name, sizes.signer)] if name else []
        return [*ending, *([paragraph(block.role, sizes.signer_role)] if block.role and name else [])]

    def _beside(self, block: content.Beside) -> Flowable:
        """Row by row, so that the columns stay level; each column counts its own paragraphs."""
        width = (self.width - BETWEEN) / 2
        columns = [Laying(self.sizes, width, self.draft) for _ in (0, 1)]
        pairs = list(zip_longest(block.left.blocks, block.right.blocks))
        rows: list[list[object]] = []
        for number, pair in enumerate(pairs):
            laid = [column.one(one) if one else [] for one, column in zip(pair, columns, strict=True)]
            rows.append([_with_room(one, number > 0, number < len(pairs) - 1) for one in laid])
        for number, side in enumerate((block.left, block.right)):
            within(Element("Sect", language=LANGUAGES[side.language]), (row[number] for row in rows))
        return framed.columns(rows, width, BETWEEN, ruled=block.ruled)


def _with_room(flowables: list[Flowable], before: bool, after: bool) -> list[Flowable]:
    """A cell with the room before its first flowable and after its last, which a table leaves out at a cell's ends."""
    nothing = Spacer(0, 0)
    return [*([nothing] if before else []), *flowables, *([nothing] if after else [])]


def _is_signed(block: Block | None) -> bool:
    if isinstance(block, content.Part):
        return any(map(_is_signed, block.blocks))
    return isinstance(block, content.Signatures | content.SignOff)


def _stays_with_next(many: Sequence[Block], at: int) -> bool:
    """Whether a block stays on the page of the one after it: no page may hold nothing but signatures.

    So does the last paragraph, the one before a declaration that is signed, and a note under the signatures. Of a
    letter the whole last section: overleaf stands more than its last line.
    """
    block, after, then = [*many[at : at + 3], None, None][:3]
    if _ends_a_letter(many[at:]):
        return True
    if isinstance(after, content.Paragraph) and not after.numbered and isinstance(then, content.Signatures):
        return True
    return _is_signed(after) or (_is_signed(block) and isinstance(after, content.Paragraph) and after.small)


def _ends_a_letter(rest: Sequence[Block]) -> bool:
    """Whether these blocks are part of the last section of a letter, and not yet its end."""
    ends = next((at for at, block in enumerate(rest) if isinstance(block, content.SignOff)), 0)
    return ends > 0 and not any(isinstance(block, content.Heading | content.NewPage) for block in rest[1:ends])


class RoomFor(CondPageBreak):
    """A new page where there is not that much room left. It takes no part in the room between what is beside it."""

    _SPACETRANSFER = True


def with_heading(heading: Sequence[Flowable], below: Sequence[Flowable]) -> list[Flowable]:
    """A heading and what is under it. They part only where enough of that would still be with the heading.

    `keepWithNext` would hold a whole table together and leave a hole on the page.
    """
    if not heading or not below:
        return [*heading, *below]
    needed = sum(blocks.height_of(one) for one in heading)
    for one in below:
        needed += blocks.beginning_of(one)
        if isinstance(one, Table) or not _is_note(one):
            break
    return [RoomFor(min(needed, blocks.FULL_PAGE)), *heading, *below]


def _is_note(flowable: Flowable) -> bool:
    """What stands over a table and belongs to it: its beginning is not yet the beginning of the table."""
    return isinstance(flowable, Spacer) or getattr(flowable, "style", None) is styles.TABLE_NOTE
