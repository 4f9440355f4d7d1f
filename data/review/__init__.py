"""What a person decided on the automatic findings: review.toml, read and laid over them.

``python -m data.review STORY`` prints what nobody has decided yet as decisions ready to edit. One decision:

    [[decision]]
    kind = "statement"              # statement, stance, count, event, link, article
    article = "001_2d6b58d3126ec65f"  # the id, or its beginning where that is unmistakable: "001"
    verdict = "corrected"           # accepted, corrected, rejected, added
    reviewer = "editor"
    quote = "حقوق المواطنين … حيث أمكن"  # the words decided on, as they stand in the article; … leaves out what lies between
    context = "دير لايين من باريس"   # only where the quote stands more than once: words not far before it
    note = "why"                    # optional, shown to the reader
    id = "s-1f2e3d4c5b"             # optional: looked for first; the quote finds the finding when rules and ids have changed
    [decision.fields]               # what is right; optional for "accepted" and "rejected". "" is "none" or "unknown"
    speaker = "von-der-leyen"

A rejected finding leaves the tables; every other is marked with verdict and reviewer. Fields given with "accepted" keep what was accepted
when a rule changes later: fields always win, and where no rule finds the words any more the finding is made of them. An added finding's
words are its quote. Where several reviewers decided on the same words, the editor's decision stands, else that of the reviewer first in
the alphabet; the others count for their agreement. ``make desk STORY=…`` writes such entries, one a finding and reviewer. A quote finds
the finding it covers best, or the smallest one it stands in. A decision whose words do not stand in the article is reported and kept.

Fields. "Quoted" means words of the article (of several places the nearest is taken). Days: "2022-01-07", "2022-01", or first and last
as ["2022-01-06", "2022-01-07"].

statement  quoted: content, passage, cue, speaker_words, hedge, said_words · actor ids: speaker, about
           speaker_basis: named pronoun implicit unknown · form: quoted reported mixed · said: days
           cue_class: asserts denies claims warns calls condemns praises promises withdraws
           said_basis: stated given weekday relative estimated
           flags: a list of unbalanced_open unbalanced_close third_person narrator_inside scare_quotes recycled
           stances: a list, all of them: [{ target = "kazakhstan", value = "restraint", cue = "أدعو" }]; holder where it is not the
           speaker; value: supports restraint warns opposes denies none. Listed stances count as decided; without a list they stay automatic
stance     quote is its statement's. target, value, holder, cue. Of several stances the one with that target is meant, or the one of the id
count      quoted: content, status_reason · measure, value, low, high, bound, status · source: actor id · population, unit: words
           said, said_basis, said_words · statement: quoted words of the statement it stands in
event      quoted: content, day_words · kind, title_ar, title_en, day, basis, actors, flags
link       no article, no quote. link: utterance fact tension date_conflict · object, note_ar, note_en
           members: [{ article = "001", quote = "…" }, …], each with context where needed and kind = "count" where it is not a statement
           To reject or mend one, name its id or the same members
article    the article's own day: published, basis, reason. Taken before relative days are resolved
"""

from data.review.apply import apply, published
from data.review.decisions import FILE, KINDS, read_review
from data.review.standing import standing

__all__ = ["FILE", "KINDS", "apply", "published", "read_review", "standing"]
