"""The API against its own description: requests that OpenAPI allows and that it forbids, drawn by schemathesis."""

from __future__ import annotations

from typing import Any

import hypothesis
import schemathesis
from schemathesis import Case
from schemathesis.checks import positive_data_acceptance

from kg.web.api import description

schema = schemathesis.openapi.from_dict(description())


@schema.parametrize()
@hypothesis.settings(max_examples=5, derandomize=True, database=None)
def test_every_answer_is_as_described(case: Case[Any], in_folder: str) -> None:
    # any bytes may be handed in, but not all of them are a document: 422
    excluded = [positive_data_acceptance] if case.operation.path == "/extract" else []
    case.call_and_validate(base_url=f"{in_folder}/api", excluded_checks=excluded)
