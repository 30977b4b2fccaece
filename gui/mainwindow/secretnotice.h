// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace bifrost {
class SecretStore;
struct SecretState;
} // namespace bifrost

namespace bifrost::gui {

class InfoBars;
class StatusSegment;

/// Says how the stored keys stand: always in the status bar, and across the window while they cannot be used,
/// with the way out. Owned by MainWindow.
class SecretNotice : public QObject
{
    Q_OBJECT

public:
    SecretNotice(SecretStore *secrets, InfoBars *bars, StatusSegment *segment, QObject *parent = nullptr);

private:
    void show(const SecretState &state);

    SecretStore *m_secrets;
    InfoBars *m_bars;
    StatusSegment *m_segment;
    QString m_told;
};

} // namespace bifrost::gui
