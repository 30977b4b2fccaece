// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow/exposurenotice.h"

#include "gateway/gateway.h"
#include "gui/mainwindow/infobars.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QString ExposureTopic = u"exposure"_s;

} // namespace

ExposureNotice::ExposureNotice(Gateway *gateway, InfoBars *bars, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_bars(bars)
{
    connect(gateway, &Gateway::tlsStateChanged, this, &ExposureNotice::refresh);
    connect(gateway, &Gateway::stateChanged, this, &ExposureNotice::refresh);
    refresh();
}

void ExposureNotice::refresh()
{
    const bool isExposed = m_gateway->state() == Gateway::State::Running && m_gateway->isOpenToOthers()
        && !m_gateway->tlsState().on;
    if (isExposed == m_told)
        return; // said already, and perhaps closed by the user
    m_told = isExposed;
    if (!isExposed) {
        m_bars->clear(ExposureTopic);
        return;
    }
    Message message{Message::Kind::Warning, tr("Other computers reach the gateway without encryption."),
                    tr("The password and all texts can be read on the way, unless a proxy with TLS stands "
                       "before it."),
                    tr("Encryption")};
    message.action = [this] { Q_EMIT encryptionWanted(); };
    m_bars->tell(ExposureTopic, message);
}

} // namespace bifrost::gui
