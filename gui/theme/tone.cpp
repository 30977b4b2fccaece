// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/tone.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

ToneLook lookOf(Tone tone)
{
    switch (tone) {
    case Tone::Busy:
        return {u"statusbusy"_s, Role::Accent, Role::Accent, Role::AccentSoft};
    case Tone::Ok:
        return {u"statusok"_s, Role::Ok, Role::Ok, Role::OkSoft};
    case Tone::Warn:
        return {u"statuswarning"_s, Role::Warn, Role::WarnFill, Role::WarnSoft};
    case Tone::Error:
        return {u"statuserror"_s, Role::Error, Role::Error, Role::ErrorSoft};
    case Tone::Off:
        return {u"statusoff"_s, Role::Muted, Role::Muted, Role::LineSoft};
    case Tone::Local:
        return {u"localonlyfill"_s, Role::Local, Role::Local, Role::LocalSoft};
    case Tone::Neutral:
        break;
    }
    return {{}, Role::Muted, Role::Muted, Role::LineSoft};
}

} // namespace bifrost::gui
