// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/tlsnotice.h"

#include "gateway/gateway.h"
#include "gui/mainwindow/infobars.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QString Topic = u"tls"_s;

} // namespace

TlsNotice::TlsNotice(Gateway *gateway, InfoBars *bars, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_bars(bars)
{
    connect(gateway, &Gateway::tlsStateChanged, this, &TlsNotice::refresh);
    connect(gateway, &Gateway::stateChanged, this, &TlsNotice::refresh);
    refresh();
}

void TlsNotice::refresh()
{
    const bool runs = m_gateway->state() == Gateway::State::Running;
    const TlsState tls = runs ? m_gateway->tlsState() : TlsState();
    const QString objection = tls.on ? tls.certificate.objection(QDateTime::currentDateTimeUtc()) : QString();
    const QString sentence = tls.trouble.isEmpty() ? objection : tls.trouble;
    if (sentence == m_told)
        return; // said already, and perhaps closed by the user
    m_told = sentence;
    if (sentence.isEmpty()) {
        m_bars->clear(Topic);
        return;
    }
    Message message{Message::Kind::Warning,
                    tls.trouble.isEmpty() ? tr("Renew the certificate.")
                                          : tr("The new certificate is not used, the one before stays."),
                    sentence, tr("Settings")};
    message.action = [this] { Q_EMIT settingsWanted(); };
    m_bars->tell(Topic, message);
}

} // namespace bifrost::gui
