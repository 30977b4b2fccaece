// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

#include "models/traffic/trafficcontent.h"

namespace bifrost {

/// Hides keys that give themselves away by their shape (sk-…, AIza…, ghp_…, JWTs) in what was said: stars
/// stand in the place of their letters, one for each, so that offsets into the text stay true. Only for what
/// people look at; what is sent stays as it is. Any thread.
class KeyMask
{
public:
    static void hideIn(std::string &text);
    static void hideIn(QString &text);
    static void hideIn(TrafficContent &content); ///< its texts; headers are masked already
};

} // namespace bifrost
