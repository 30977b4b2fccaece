// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probe/tlsstate.h"

namespace bifrost {

using namespace Qt::StringLiterals;

CertificateFacts::Standing CertificateFacts::standing(const QDateTime &now) const
{
    if (now >= until)
        return Standing::Ended;
    if (now < from)
        return Standing::NotYet;
    return now.addDays(SoonDays) >= until ? Standing::EndsSoon : Standing::Good;
}

QString CertificateFacts::objection(const QDateTime &now) const
{
    const auto day = [](const QDateTime &time) { return time.toString(u"yyyy-MM-dd"_s); };
    switch (standing(now)) {
    case Standing::Ended:
        return u"The certificate for %1 has expired on %2: callers refuse it. Renew it; the new one is taken "
               u"up "
               "by itself."_s.arg(subject, day(until));
    case Standing::NotYet:
        return u"The certificate for %1 is valid from %2 on, and callers refuse it until then. Check the "
               u"clock of "
               "this machine."_s.arg(subject, day(from));
    case Standing::EndsSoon:
        return u"The certificate for %1 expires on %2. Renew it; the new one is taken up by itself."_s.arg(
            subject, day(until));
    case Standing::Good:
        break;
    }
    return {};
}

} // namespace bifrost
