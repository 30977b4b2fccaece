// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/fielderror.h"

#include <array>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

bool isWhole(const QString &remark)
{
    return remark.startsWith(": "_L1);
}

} // namespace

QString FieldError::code() const
{
    // In the order of Fault.
    static const std::array codes{u"type"_s,    u"range"_s, u"choice"_s, u"format"_s,
                                  u"missing"_s, u"taken"_s, u"masked"_s, u"combination"_s};
    return codes.at(std::size_t(fault));
}

QString FieldError::sentence() const
{
    if (path.isEmpty() || !isWhole(remark))
        return sentenceFor(path);
    return path + remark;
}

QString FieldError::sentenceFor(const QString &name) const
{
    if (!isWhole(remark))
        return name.isEmpty() ? remark : name + u' ' + remark;
    QString whole = remark.mid(2);
    if (!whole.isEmpty())
        whole[0] = whole[0].toUpper();
    return whole;
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
