// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/metricsreading.h"
#include "gateway/admin/metricstext.h"

#include <string>

namespace bifrost::admin {

/// The whole answer to GET /metrics. Takes its time where there are many series; any thread.
std::string metricsPage(const MetricsReading &reading, MetricsText::Format format);

} // namespace bifrost::admin
