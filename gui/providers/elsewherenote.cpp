// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/elsewherenote.h"

#include "gui/providers/providerdesk.h"
#include "gui/widgets/button.h"

#include <QLocale>

namespace bifrost::gui {

ElsewhereNote::ElsewhereNote(ProviderDesk *desk, Naming naming, QWidget *parent)
    : Note(parent)
    , m_desk(desk)
    , m_naming(std::move(naming))
{ }

void ElsewhereNote::setProvider(const QString &id)
{
    m_provider = id;
    clear();
    refresh();
}

void ElsewhereNote::refresh()
{
    const ProviderDraft draft = m_desk->draft(m_provider);
    const std::vector<DraftPlace> clashes = draft.clashes();
    if (!clashes.empty())
        askAbout(clashes);
    else if (!draft.followed().empty() && !m_desk->isApplying(m_provider))
        sayFollowed(draft.followed());
    else
        clear();
}

void ElsewhereNote::focusVerb()
{
    if (auto *verb = findChild<Button *>())
        verb->setFocus(Qt::TabFocusReason); // so that it shows
}

QString ElsewhereNote::wordsOf(const std::vector<DraftPlace> &places) const
{
    QStringList words;
    for (const DraftPlace &place : places)
        words += place.keyName.isEmpty() ? m_naming(place.path()) : tr("key “%1”").arg(place.keyName);
    words.removeDuplicates();
    return QLocale().createSeparatedList(words);
}

void ElsewhereNote::sayFollowed(const std::vector<DraftPlace> &places)
{
    Message message{
        Message::Kind::Note, tr("Changed elsewhere:"),
        tr("%1. The form shows what is stored now, with your changes on top.").arg(wordsOf(places)),
        tr("Show")};
    message.action = [this, place = places.front()] { Q_EMIT showWanted(place); };
    message.otherVerb = tr("Reload");
    message.otherAction = [this] { Q_EMIT reloadWanted(); };
    tellOnce(message);
}

void ElsewhereNote::askAbout(const std::vector<DraftPlace> &places)
{
    Message message{Message::Kind::Warning, tr("Changed here and elsewhere:"),
                    tr("%1. Choose what holds, then apply.").arg(wordsOf(places)), tr("Keep mine")};
    message.action = [this] { m_desk->settle(m_provider, true); };
    message.otherVerb = tr("Take theirs");
    message.otherAction = [this] { m_desk->settle(m_provider, false); };
    tellOnce(message);
}

void ElsewhereNote::tellOnce(const Message &message)
{
    if (text() != plainTextOf(message)) // else it would be announced at every key press
        tell(message);
}

} // namespace bifrost::gui
