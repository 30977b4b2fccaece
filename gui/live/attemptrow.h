// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"

#include <QAbstractButton>

namespace bifrost::gui {

/// One attempt: provider, model, key, how it ended, and when it ran within the request. Chosen, it shows what
/// was sent. Owned by AttemptsTab.
class AttemptRow : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AttemptRow(QWidget *parent = nullptr);

    /// `totalUs` is that of the whole request.
    void setAttempt(int number, const LogAttempt &attempt, bool runs, std::int64_t totalUs);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {300, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_number = 0;
    LogAttempt m_attempt;
    QString m_note; ///< who it was, or what went wrong
    bool m_runs = false;
    std::int64_t m_totalUs = 0;
};

} // namespace bifrost::gui
