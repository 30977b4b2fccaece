// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextDocumentLayout>

namespace bifrost::gui {

/// Lays lines out a little further apart than their font asks for: a plain text edit ignores the line height
/// of block formats, and the quicker one it has to be. Owned by its document, GUI thread.
class CodeLayout : public QPlainTextDocumentLayout
{
    Q_OBJECT

public:
    explicit CodeLayout(QTextDocument *document) : QPlainTextDocumentLayout(document) { }

    static int lineHeight(const QFont &font);

    QRectF blockBoundingRect(const QTextBlock &block) const override;
};

} // namespace bifrost::gui
