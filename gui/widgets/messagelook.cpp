// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/messagelook.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

MessageLook lookOf(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Error:
        return {u"statuserror"_s, Role::Error, Role::ErrorSoft};
    case Message::Kind::Warning:
        return {u"statuswarning"_s, Role::WarnFill, Role::WarnSoft};
    case Message::Kind::Note:
        break;
    }
    return {u"info"_s, Role::Accent, Role::AccentSoft};
}

QString richTextOf(const Message &message)
{
    // A zero-width rich wrapper keeps the document type certain, whatever the sentence begins with.
    QString text = u"<span>"_s;
    if (!message.lead.isEmpty())
        text += u"<b>%1</b> "_s.arg(message.lead.toHtmlEscaped());
    return text + message.sentence.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</span>"_s;
}

QString plainTextOf(const Message &message)
{
    return message.lead.isEmpty() ? message.sentence : message.lead + u' ' + message.sentence;
}

} // namespace bifrost::gui
