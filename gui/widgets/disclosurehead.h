// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QToolButton>

namespace bifrost::gui {

/// The line of a Disclosure that folds and unfolds it. Owned by the Disclosure.
class DisclosureHead : public QToolButton
{
    Q_OBJECT

public:
    DisclosureHead(QString symbol, const QString &title, QWidget *parent = nullptr);

    void setSummary(const QString &summary);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_symbol;
    QString m_summary;
};

} // namespace bifrost::gui
