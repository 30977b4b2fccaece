// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace bifrost::gui {

/// The mark of a provider as a widget. What it stands for is said beside it, so screen readers pass it over.
class ProviderSign : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderSign(int side, QWidget *parent = nullptr);

    /// `local`: on this computer; without it the name decides.
    void setProvider(const QString &name, std::optional<bool> local = {});
    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const int m_side;
    QString m_name;
    std::optional<bool> m_local;
};

} // namespace bifrost::gui
