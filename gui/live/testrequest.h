// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <string>

namespace bifrost::gui {

class GatewayControl;

/// The request that a person tries the gateway with: as a line for a terminal or a program, and sent from
/// here. Owned by the page that offers it, GUI thread.
class TestRequest : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        int status = 0; ///< 0: the gateway was not running, nothing was sent
        qint64 tookMs = 0;
        QString text; ///< what the model said, or why it did not

        bool isGood() const { return status / 100 == 2; }
    };

    /// Without a model there is nothing to offer.
    TestRequest(GatewayControl *control, QString model, QObject *parent = nullptr);

    bool isOffered() const; ///< it would be answered now
    bool isUnderWay() const { return m_underWay; }
    const QString &model() const { return m_model; }

    enum class Language { Curl, Python, TypeScript };
    QString command() const; ///< curl, in few lines
    QString command(Language language) const; ///< each in as many lines, without a password

    void send(); ///< does nothing while one is under way; the gateway's own deadlines hold

Q_SIGNALS:
    void changed(); ///< it is sent, or over
    void answered(const bifrost::gui::TestRequest::Answer &answer);

private:
    void take(int status, const std::string &body);

    GatewayControl *m_control;
    const QString m_model;
    QElapsedTimer m_clock;
    bool m_underWay = false;
};

} // namespace bifrost::gui
