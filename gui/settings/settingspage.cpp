// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/settingspage.h"

#include "gui/mainwindow/infobars.h"
#include "gui/mainwindow/pagecontext.h"
#include "gui/settings/appearancesection.h"
#include "gui/settings/generalsection.h"
#include "gui/settings/listenersection.h"
#include "gui/settings/privacysection.h"
#include "gui/settings/secretssection.h"
#include "gui/settings/sectiontabs.h"
#include "gui/settings/typedinputs.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/line.h"
#include "gui/widgets/textlabel.h"
#include "gui/windowsettings.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace bifrost::gui {

namespace {

constexpr int SettingsMargin = 16;
constexpr int SettingsHeadHeight = 46;
constexpr int SectionWidth = 720;
constexpr int SectionHeadMargin = 10;
constexpr int FocusRoom = 24; ///< around what has the focus
constexpr auto UndoTime = 10s;
const QString SectionState = u"settings-section"_s;
const QString Topic = u"settings"_s;

/// A section is read at a comfortable width.
QHBoxLayout *limitedRow(QWidget *around, QWidget *content)
{
    auto *row = new QHBoxLayout(around);
    content->setMaximumWidth(SectionWidth);
    row->addWidget(content, 100);
    row->addStretch(1);
    return row;
}

/// Scrolls when it is too high; the room for the bar is kept.
QScrollArea *scrolled(QWidget *section, QWidget *parent)
{
    auto *sheet = new QWidget(parent);
    const int besideBar = SettingsMargin - sheet->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    limitedRow(sheet, section)->setContentsMargins(SettingsMargin, SettingsMargin, besideBar, SettingsMargin);
    auto *scroll = new QScrollArea(parent);
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    scroll->viewport()->setAutoFillBackground(false);
    putOnPage(scroll);
    sheet->setAutoFillBackground(false);
    // Where the focus is put, not where the mouse puts it: nothing may move away from under a click.
    QObject::connect(qApp, &QApplication::focusChanged, scroll, [scroll, sheet](QWidget *, QWidget *now) {
        if (!now || !sheet->isAncestorOf(now) || QGuiApplication::mouseButtons() != Qt::NoButton)
            return;
        // All of it; ensureWidgetVisible() is content with the cursor.
        const QPoint middle = now->mapTo(sheet, now->rect().center());
        scroll->ensureVisible(middle.x(), middle.y(), 0, now->height() / 2 + FocusRoom);
    });
    return scroll;
}

} // namespace

SettingsPage::SettingsPage(const PageContext &context, QWidget *parent)
    : Page({u"settings"_s, tr("Settings"), u"settings"_s, Group::Settings}, parent)
    , m_messages(context.messages)
    , m_bar(new SectionTabs(this))
    , m_stack(new QStackedWidget(this))
    , m_revertAction(new QAction(tr("Revert"), this))
{
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setAccessibleName(tr("Sections of the settings"));
    auto *title = new TextLabel(tr("Settings"), Role::Text, TextLabel::Size::Title, this);
    title->setMinimumHeight(SettingsHeadHeight);
    title->setContentsMargins(SettingsMargin, 0, SettingsMargin, 0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 0, 4, 0);
    bar->addWidget(m_bar, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addLayout(bar);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);

    addSection(new GeneralSection(context, this));
    if (context.config)
        addSection(new ListenerSection(context, this));
    addSection(new AppearanceSection(context, this));
    if (context.config)
        addSection(new PrivacySection(context, this));
    if (context.secrets)
        addSection(new SecretsSection(context, this));
    connect(m_bar, &SectionTabs::currentChanged, this, &SettingsPage::setCurrent);

    m_revertAction->setShortcut(QKeySequence::Cancel);
    addAction(m_revertAction);
    connect(m_revertAction, &QAction::triggered, this, &SettingsPage::takeBack);
    refreshUnsaved();
}

void SettingsPage::addSection(SettingsSection *section)
{
    m_sections.append(section);
    section->endColumn();
    m_bar->addTab(section->title());
    auto *sheet = new QWidget(m_stack);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (QWidget *head = section->head()) {
        auto *top = new QWidget(sheet);
        limitedRow(top, head)->setContentsMargins(SettingsMargin, SectionHeadMargin, SettingsMargin,
                                                  SectionHeadMargin);
        column->addWidget(top);
        column->addWidget(new Line(Qt::Horizontal, Role::LineSoft, sheet));
    }
    column->addWidget(scrolled(section, sheet), 1);
    m_stack->addWidget(sheet);
    connect(section, &SettingsSection::unsavedChanged, this, &SettingsPage::refreshUnsaved);
    connect(section, &SettingsSection::revertWanted, this, &SettingsPage::takeBack);
}

SettingsSection *SettingsPage::current() const
{
    return m_sections.value(m_bar->currentIndex());
}

void SettingsPage::setCurrent(int index)
{
    m_stack->setCurrentIndex(index);
    if (isVisible() && current())
        current()->look();
}

void SettingsPage::showItem(const QString &item)
{
    for (int i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i]->id() != item.section(u'/', 0, 0))
            continue;
        m_bar->setCurrentIndex(i);
        m_sections[i]->showPart(item.section(u'/', 1));
    }
}

QList<Page::Item> SettingsPage::items() const
{
    QList<Item> all;
    for (const SettingsSection *section : m_sections)
        all.append({section->id(), section->title(), entry().title, section->symbol()});
    return all;
}

/// What is typed in a section stays there while another one is looked at; the page as a whole is asked about.
void SettingsPage::refreshUnsaved()
{
    bool any = false;
    for (int i = 0; i < m_sections.size(); ++i) {
        const bool unsaved = m_sections[i]->isUnsaved();
        any = any || unsaved;
        m_bar->setMarked(i, unsaved);
        m_bar->setTabToolTip(i, unsaved ? tr("Unsaved changes") : QString());
    }
    setUnsaved(any);
    m_revertAction->setEnabled(any);
    if (any) {
        offer(ActionId::Apply, [this] { applyChanges([](bool) {}); });
        offer(ActionId::Revert, [this] { takeBack(); });
    } else {
        withdraw(ActionId::Apply);
        withdraw(ActionId::Revert);
    }
}

void SettingsPage::applyChanges(std::function<void(bool)> done)
{
    const auto changed = std::find_if(m_sections.begin(), m_sections.end(),
                                      [](const SettingsSection *section) { return section->isUnsaved(); });
    if (changed == m_sections.end()) {
        done(true);
        return;
    }
    showItem((*changed)->id()); // what is wrong is seen where it is
    (*changed)->applyChanges([this, done = std::move(done)](bool applied) {
        if (applied)
            applyChanges(done);
        else
            done(false);
    });
}

void SettingsPage::revertChanges()
{
    for (SettingsSection *section : m_sections)
        section->revertChanges();
}

/// For ten seconds what was typed comes back by the message or by Ctrl+Z.
void SettingsPage::takeBack()
{
    if (!isUnsaved())
        return;
    TypedInputs typed(m_stack);
    revertChanges();
    typed.keepLost();
    if (!m_messages)
        return;
    Message message;
    message.sentence = tr("The changes were taken back.");
    message.verb = tr("Undo");
    message.action = [this, typed] {
        const TypedInputs kept = typed; // the message goes, and we with it
        m_messages->clear(Topic);
        kept.bringBack();
    };
    message.undoes = true;
    message.lifetime = UndoTime;
    m_messages->tell(Topic, message);
}

QList<Page::Key> SettingsPage::keys() const
{
    return {{tr("Take changes back"), {QKeySequence(QKeySequence::Cancel)}}};
}

QList<QWidget *> SettingsPage::regions()
{
    return {m_bar, m_stack};
}

void SettingsPage::saveLayout(WindowSettings *settings) const
{
    if (const SettingsSection *section = current())
        settings->saveState(SectionState, section->id().toUtf8());
}

void SettingsPage::restoreLayout(const WindowSettings &settings)
{
    showItem(QString::fromUtf8(settings.state(SectionState)));
}

void SettingsPage::paintEvent(QPaintEvent *event)
{
    Page::paintEvent(event);
    QPainter(this).fillRect(m_stack->geometry(), colour(Role::Page, palette())); // behind the cards
}

void SettingsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (current())
        current()->look();
}

} // namespace bifrost::gui
