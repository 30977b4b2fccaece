// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/rowlook.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int TooManyRequests = 429;

/// The caller can mend it: a wrong path, a wrong member.
bool isCallersMistake(int status)
{
    return status >= 400 && status < 500 && status != TooManyRequests;
}

} // namespace

RowLook lookOf(const LogRow &row)
{
    switch (row.status) {
    case LogStatus::Running:
        return {u"statusbusy"_s, Role::Accent, Role::Accent, {}, true};
    case LogStatus::Cancelled:
        return {u"statusoff"_s, Role::Muted, Role::Muted, {}, false};
    case LogStatus::Error:
        if (isCallersMistake(row.httpStatus))
            return {u"statuswarning"_s, Role::WarnFill, Role::Warn, Role::WarnSoft, true};
        return {u"statuserror"_s, Role::Error, Role::Error, Role::ErrorSoft, true};
    case LogStatus::Success:
        break;
    }
    return {u"statusoksoft"_s, Role::Ok, Role::Text, {}, false};
}

} // namespace bifrost::gui
