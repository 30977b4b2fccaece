// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace bifrost::gui {

/// What the engine, the configuration and the stores say, as the windows say it: in their language, and by
/// the names that things have in the windows instead of those in config.json and on the command line. They
/// themselves speak English to everybody who asks over /api. What is not in the table stays as it is, such as
/// a provider's own words. GUI thread.
QString inWindowWords(const QString &sentence);
QString inWindowWords(const std::string &sentence);

} // namespace bifrost::gui
