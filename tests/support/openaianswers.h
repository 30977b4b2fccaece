// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mockrequest.h"

namespace bifrost::test {

/// What the real API would answer to a valid request of a valid key, or its refusal. The same request always
/// gets the same bytes; their layout and escapes are such that a gateway which writes the JSON anew is
/// caught. A chat with `tools` whose last message is no tool result gets a call of the first tool; others get
/// an echo.
MockReply openAiAnswer(const MockRequest &request);

} // namespace bifrost::test
