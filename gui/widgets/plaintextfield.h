// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace bifrost::gui {

/// A field of several lines of code: addresses, headers, certificates. Takes plain text and nothing else,
/// from the clipboard and from what is dropped. Tab leads on; left to right in every language.
class PlainTextField : public QPlainTextEdit
{
    Q_OBJECT

public:
    PlainTextField(const QString &name, int height, QWidget *parent = nullptr);

    /// As if nothing had ever been typed: Undo does not bring back what stood here.
    void showText(const QString &text);

Q_SIGNALS:
    void left(); ///< the focus has gone elsewhere, not only to a menu or another window

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace bifrost::gui
