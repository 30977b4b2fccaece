// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace bifrost::gui {

/// A sheet on the page: a rounded box, a title that may stand at its top with something at its right, and
/// what the page puts into body().
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title); ///< empty: no head unless something stands at its end

    /// Puts a widget into the head, after the title or at its end.
    void addBesideTitle(QWidget *widget);
    void addToHead(QWidget *widget);

    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void showHead();

    QWidget *m_head;
    QLabel *m_title;
    QHBoxLayout *m_headRow;
    QVBoxLayout *m_body;
};

} // namespace bifrost::gui
