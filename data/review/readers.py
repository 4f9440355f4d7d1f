"""Which fields a decision on each kind of finding may have, and what each changes."""

from __future__ import annotations

from data.model import Bound, ClaimStatus, CueClass, Flag, Form, Measure, SpeakerBasis, StanceValue
from data.review.fields import Fields, Readers, must_be_quoted, number, one_of, some_of, text, text_or_none

SAID: Readers = {"said": ("said", Fields.day), "said_basis": ("said", Fields.basis_of_day), "said_words": ("said", Fields.words_of_day)}
STATEMENT: Readers = {
    "content": ("span", must_be_quoted),
    "passage": ("passage", must_be_quoted),
    "cue": ("cue", Fields.beside),
    "cue_class": ("cue_class", one_of(CueClass)),
    "speaker": ("speaker", Fields.actor),
    "speaker_words": ("speaker_span", Fields.beside),
    "speaker_basis": ("speaker_basis", one_of(SpeakerBasis)),
    "form": ("form", one_of(Form)),
    **SAID,
    "hedge": ("hedge", Fields.quoted),
    "flags": ("flags", some_of(Flag)),
    "about": ("about", Fields.actor),
}
STANCE: Readers = {
    "holder": ("holder", Fields.actor),
    "target": ("target", Fields.actor),
    "value": ("value", one_of(StanceValue)),
    "cue": ("cue", Fields.quoted),
}
COUNT: Readers = {
    "measure": ("measure", one_of(Measure)),
    "value": ("value", number),
    "low": ("low", number),
    "high": ("high", number),
    "bound": ("bound", one_of(Bound)),
    "population": ("population", text_or_none),
    "unit": ("unit", text_or_none),
    "source": ("source", Fields.actor),
    **SAID,
    "status": ("status", one_of(ClaimStatus)),
    "status_reason": ("status_reason", Fields.quoted),
    "content": ("span", must_be_quoted),
}
EVENT: Readers = {
    "kind": ("kind", text),
    "title_ar": ("title_ar", text),
    "title_en": ("title_en", text),
    "day": ("day", Fields.day),
    "basis": ("day", Fields.basis_of_day),
    "day_words": ("day", Fields.words_of_day),
    "actors": ("actors", Fields.actor_list),
    "flags": ("flags", some_of(Flag)),
    "content": ("span", must_be_quoted),
}
