// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "models/traffic/trafficcontent.h"

namespace bifrost {

/// How the body that went to a provider differs from the caller's: both laid out as JSON, lines side by side.
/// A value.
class WireDiff
{
public:
    struct Line
    {
        enum class Kind { Same, Removed, Added, Skipped };

        Kind kind = Kind::Same;
        int before = 0; ///< number of the line, from 1; 0: it is not there
        int after = 0;
        QString text;
    };

    WireDiff(const KeptText &body, const std::vector<BodyChange> &changes);

    const std::vector<Line> &lines() const { return m_lines; }

    /// The changed body, as far as it is kept.
    static std::string applied(const std::string &body, const std::vector<BodyChange> &changes);

private:
    void compare(const std::vector<QString> &before, const std::vector<QString> &after);
    void thinOut();

    std::vector<Line> m_lines;
};

} // namespace bifrost
