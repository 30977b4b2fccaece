// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/namerules.h"

#include <algorithm>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

/// Programs take such a part out of an address before they send it.
bool isFolderStep(const QString &name)
{
    return name == "."_L1 || name == ".."_L1;
}

bool hasSlash(const QString &name)
{
    return name.contains(u'/') || name.contains(u'\\');
}

bool isPrintable(const QString &name)
{
    return std::ranges::all_of(name, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

} // namespace

std::optional<FieldError> checkProviderName(const QString &name)
{
    const auto wrong = [](Fault fault, const QString &remark) {
        return FieldError{u"name"_s, fault, remark};
    };
    if (name.isEmpty())
        return wrong(Fault::Missing, u": a provider's name must not be empty."_s);
    if (hasSlash(name) || !isPrintable(name)
        || std::ranges::any_of(name, [](QChar c) { return c.isSpace(); }))
        return wrong(Fault::Format, u": a provider's name must not contain spaces or slashes."_s);
    if (isFolderStep(name))
        return wrong(
            Fault::Format,
            u": a provider's name must not be \".\" or \"..\", which lead elsewhere in an address."_s);
    if (name.toUtf8().size() > MaxProviderName)
        return wrong(Fault::Range,
                     u": a provider's name must not be longer than %1 bytes."_s.arg(MaxProviderName));
    return std::nullopt;
}

std::optional<FieldError> checkKeyName(const QString &name)
{
    if (!isPrintable(name))
        return FieldError{u"name"_s, Fault::Format, u"must not contain control characters."_s};
    if (name.toUtf8().size() > MaxKeyText)
        return FieldError{u"name"_s, Fault::Range, u"must not be longer than %1 bytes."_s.arg(MaxKeyText)};
    return std::nullopt;
}

std::optional<FieldError> checkKeyId(const QString &id)
{
    if (hasSlash(id) || !isPrintable(id))
        return FieldError{u"id"_s, Fault::Format, u"must not contain slashes or control characters."_s};
    if (isFolderStep(id))
        return FieldError{u"id"_s, Fault::Format,
                          u"must not be \".\" or \"..\", which lead elsewhere in an address."_s};
    if (id.toUtf8().size() > MaxKeyText)
        return FieldError{u"id"_s, Fault::Range, u"must not be longer than %1 bytes."_s.arg(MaxKeyText)};
    return std::nullopt;
}

} // namespace bifrost
