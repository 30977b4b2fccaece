// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace bifrost::gui {

/// A field that filters what stands below it: symbol in front, a button that empties it, Escape empties it
/// too and only then goes on to the window.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    /// The words in the empty field are its accessible name as well.
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace bifrost::gui
