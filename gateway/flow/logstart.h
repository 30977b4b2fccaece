// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/route.h"
#include "gateway/net/httphead.h"
#include "models/log/logrow.h"

namespace bifrost::flow {

/// Fills in what is known of a request when its head is there.
void startRow(LogRow &row, const Route &route, const net::RequestHead &head);

/// What others have written in it, such as a provider's reasons, is bounded and becomes valid UTF-8.
void mendTexts(LogRow &row);

} // namespace bifrost::flow
