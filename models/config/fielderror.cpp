// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/fielderror.h"

namespace bifrost {

using namespace Qt::StringLiterals;

QString FieldError::code() const
{
    switch (fault) {
    case Fault::Type:
        return u"type"_s;
    case Fault::Range:
        return u"range"_s;
    case Fault::Choice:
        return u"choice"_s;
    case Fault::Format:
        return u"format"_s;
    case Fault::Missing:
        return u"missing"_s;
    case Fault::Taken:
        return u"taken"_s;
    case Fault::Masked:
        return u"masked"_s;
    case Fault::Combination:
        return u"combination"_s;
    }
    return {};
}

QString FieldError::sentenceFor(const QString &name) const
{
    const bool colon = remark.startsWith(": "_L1);
    if (name.isEmpty())
        return colon ? remark.mid(2) : remark;
    return colon ? name + remark : name + u' ' + remark;
}

bool FieldError::concerns(const QString &at) const
{
    const auto isBelow = [](const QString &one, const QString &parent) {
        return one.startsWith(parent)
            && (one.size() == parent.size() || one.at(parent.size()) == u'.'
                || one.at(parent.size()) == u'[');
    };
    // Two values that do not go together are complained about where both of them are.
    return isBelow(path, at) || (fault == Fault::Combination && !path.isEmpty() && isBelow(at, path));
}

FieldError FieldError::below(const QString &parent) const
{
    FieldError error = *this;
    error.path = path.isEmpty() ? parent : parent + u'.' + path;
    return error;
}

} // namespace bifrost
