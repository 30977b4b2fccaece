// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/tokens.h"

#include <QSyntaxHighlighter>

namespace bifrost::gui {

/// Colours lines of JSON: names, texts, numbers, words. Owned by its document.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QTextDocument *document);

    void setScheme(Scheme scheme);

protected:
    void highlightBlock(const QString &text) override;

private:
    Scheme m_scheme = Scheme::Light;
};

} // namespace bifrost::gui
