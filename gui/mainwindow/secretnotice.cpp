// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/secretnotice.h"

#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/statussegment.h"
#include "gui/settings/secretlook.h"
#include "models/secrets/secretstore.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QString SecretTopic = u"secrets"_s;

} // namespace

SecretNotice::SecretNotice(SecretStore *secrets, InfoBars *bars, StatusSegment *segment, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_bars(bars)
    , m_segment(segment)
{
    m_segment->setGoal(u"settings"_s, u"secrets"_s);
    connect(m_secrets, &SecretStore::stateChanged, this, &SecretNotice::show);
    show(m_secrets->state());
}

void SecretNotice::show(const SecretState &state)
{
    const SecretLook look = SecretLook::of(state);
    // What is as it should be does not ask to be looked at.
    const Role ink = look.tone == Tone::Ok ? Role::Muted : lookOf(look.tone).mark;
    m_segment->tell(look.symbol, ink, look.word, look.sentence);
    if (look.lead.isEmpty()) {
        // While the source is asked again the message stays: it may come to the same.
        if (state.isOpen())
            m_bars->clear(SecretTopic);
        m_told.clear();
        return;
    }
    if (look.sentence == m_told)
        return; // said already, and perhaps closed by the user
    m_told = look.sentence;
    Message message{look.tone == Tone::Error ? Message::Kind::Error : Message::Kind::Warning, look.lead,
                    look.sentence};
    if (look.canUnlock) {
        message.verb = tr("Unlock");
        message.action = [this] { m_secrets->unlock(); };
    }
    if (look.canUseFile) {
        message.otherVerb = tr("Use a file instead");
        message.otherAction = [this] { m_secrets->useFileInstead(); };
    }
    m_bars->tell(SecretTopic, message);
}

} // namespace bifrost::gui
