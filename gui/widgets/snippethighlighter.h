// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QSyntaxHighlighter>

namespace bifrost::gui {

/// Colours the JSON inside a shell line: member names and strings. Owned by its document.
class SnippetHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit SnippetHighlighter(QTextDocument *document);

    void setScheme(Scheme scheme);

protected:
    void highlightBlock(const QString &text) override;

private:
    Scheme m_scheme = Scheme::Light;
};

} // namespace bifrost::gui
