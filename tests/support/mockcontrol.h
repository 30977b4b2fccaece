// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mockdiary.h"

namespace bifrost::test {

/// Answers what a test in another process asks of the mock program:
/// `GET /mock/state` gives `{requests, connections, aborts, faults[], last{target, headers[[name, value]],
/// body}}`; `POST /mock/step` takes `{status, headers, body}` or `{events[], pause_ms, repeat}` for the next
/// request.
MockStep controlStep(const MockRequest &request, MockDiary &diary);

} // namespace bifrost::test
