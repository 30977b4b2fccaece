// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/commands/command.h"
#include "gui/widgets/searchfield.h"

#include <QPointer>

class QAction;

namespace bifrost::gui {

class CommandList;

/// The field at the end of the header that finds and does everything by its name: what can be done now is
/// listed below it as one types. Escape goes back to where the focus was. Owned by Header.
class CommandField : public SearchField
{
    Q_OBJECT

public:
    /// What can be done at this moment.
    using Source = std::function<QList<Command>()>;

    explicit CommandField(const QAction *opener, QWidget *parent = nullptr);

    void setSource(Source source) { m_source = std::move(source); }

    /// Takes the focus and lists what there is.
    void open();

    CommandList *list() const { return m_list; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void offer();
    void leave();
    void run(int row);
    void sayCurrent();
    QRect keysRect() const;

    Source m_source;
    QString m_keys;
    CommandList *m_list;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace bifrost::gui
