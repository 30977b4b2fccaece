// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace bifrost::gui {

class DisclosureHead;

/// A part of a form that can be folded: a line with chevron, symbol, title and, at its end, what is inside in
/// a few words. The body is made by the page.
class Disclosure : public QWidget
{
    Q_OBJECT

public:
    Disclosure(const QString &symbol, const QString &title, QWidget *parent = nullptr);

    void setSummary(const QString &summary);
    void setOpen(bool open);
    bool isOpen() const;
    void setBody(QWidget *body);

Q_SIGNALS:
    void toggled(bool open);

private:
    DisclosureHead *m_head;
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr;
};

} // namespace bifrost::gui
