// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace bifrost::gui {

class Button;
class TextLabel;

/// What stands where nothing is yet: a large symbol, a title, a sentence, whatever the page adds in between,
/// one primary button, one link. Without a symbol it shows the program's own sign.
class Placeholder : public QWidget
{
    Q_OBJECT

public:
    explicit Placeholder(QWidget *parent = nullptr);
    Placeholder(const QString &symbol, const QString &title, const QString &sentence,
                QWidget *parent = nullptr);

    void setText(const QString &title, const QString &sentence);

    /// Between the sentence and the buttons: a snippet, a list.
    void setContent(QWidget *content);

    Button *primary() const { return m_primary; } ///< hidden until it has a text: see setPrimary()
    Button *link() const { return m_link; }
    void setPrimary(const QString &text, const QString &symbol = {});
    void setLink(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_symbol;
    QWidget *m_glyph;
    TextLabel *m_title;
    TextLabel *m_sentence;
    QVBoxLayout *m_content;
    Button *m_primary;
    Button *m_link;
};

} // namespace bifrost::gui
