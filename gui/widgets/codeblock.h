// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace bifrost::gui {

class SnippetHighlighter;

/// A few lines of code to read and copy, as high as they are. Left to right in every language.
class CodeBlock : public QTextEdit
{
    Q_OBJECT

public:
    explicit CodeBlock(QWidget *parent = nullptr);

    void setCode(const QString &code);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int lineHeight() const;
    void updateColours();

    SnippetHighlighter *m_highlighter;
};

} // namespace bifrost::gui
