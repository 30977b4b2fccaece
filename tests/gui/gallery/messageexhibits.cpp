// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/button.h"
#include "gui/widgets/infobar.h"
#include "gui/widgets/note.h"
#include "gui/widgets/placeholder.h"
#include "tests/gui/gallery/exhibits.h"

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

using gui::Message;

const Message PortInUse{Message::Kind::Error, u"Port 8080 is in use"_s, u"by python3."_s, u"Use port 8081"_s};
const Message Locked{Message::Kind::Warning, u"Keychain is locked."_s, u"Keys can be read after unlocking."_s,
                     u"Unlock"_s};

QWidget *note(const Message &message)
{
    auto *note = new gui::Note;
    note->tell(message);
    return note;
}

QWidget *bar(Message message, const QString &other = {})
{
    auto *bar = new gui::InfoBar;
    message.otherVerb = other;
    bar->tell(message);
    return bar;
}

QWidget *placeholder()
{
    auto *empty =
        new gui::Placeholder(u"providers"_s, u"No providers yet"_s,
                             u"Add a provider with its key, or find the models of this computer."_s);
    empty->setPrimary(u"Add provider"_s, u"add"_s);
    empty->setLink(u"Detect local models"_s);
    empty->setMinimumHeight(240);
    return empty;
}

} // namespace

QList<ExhibitRow> messageExhibits()
{
    const Message undo{Message::Kind::Note, {}, u"Provider “openai” was deleted."_s, u"Undo"_s};
    const Message rejected{Message::Kind::Error, u"Key “legacy” was rejected"_s,
                           u"by api.openai.com (401).\nThe other two keys carry its share."_s, u"Replace…"_s};
    return {
        {u"Notes in a card"_s, {{note(PortInUse)}}, true},
        {{}, {{note(Locked)}}, true},
        {{}, {{note(rejected)}}, true},
        {u"Info bars"_s, {{bar(PortInUse, u"Try again"_s)}}, true},
        {{}, {{bar(Locked)}}, true},
        {{}, {{bar(undo)}}, true},
        {u"Empty"_s, {{placeholder()}}, true},
    };
}

} // namespace bifrost::test
