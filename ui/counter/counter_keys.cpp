// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/counter_face.h"
#include "ui/counter/panel_text.h"

#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

/// What a press of a key does, on the panel or on the keyboard.
namespace hall::counter {

std::vector<DeskKey*> CounterFace::keys() const
{
    std::vector<DeskKey*> shown;
    if (m_scene.plan.primary) {
        shown.push_back(m_primary);
    }
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        if (m_inUse[i]) {
            shown.push_back(m_keys[i]);
        }
    }
    if (m_scene.plan.undo) {
        shown.push_back(m_undo);
    }
    return shown;
}

DeskKey* CounterFace::keyOf(int key) const
{
    const auto shown = keys();
    const auto found = std::ranges::find_if(shown, [key](const DeskKey* each) {
        return each->plan().key == key || (each->plan().alias == key && key != 0);
    });
    return found == shown.end() ? nullptr : *found;
}

void CounterFace::press(const DeskKey& key)
{
    const bool deaf = &key == m_primary && m_time.monotonic() - m_changed < deafFor;
    if (deaf || m_waitsForAnswer) {
        return;
    }
    if (!key.canBePressed()) {
        if (m_scene.plan.alert == Alert::Offline) {
            notSent();
        } else {
            say(key.plan().hindrance, Notice::Tone::Refused);
        }
        return;
    }
    const KeyPlan plan = key.plan();
    if (plan.leaves || plan.opens) {
        choose(plan.opens);
    } else {
        ask(plan);
    }
}

void CounterFace::ask(const KeyPlan& plan)
{
    Intent intent{.verb = plan.verb, .seen = currentTicket(), .details = plan.details};
    if (intent.verb == Verb::Open) {
        intent.details.clerk = {kit::toUtf8(m_clerk->text())};
    }
    m_asked = intent.verb;
    m_askedOfTicket = intent.seen.has_value();
    m_undoUntil.reset();
    m_scene.known.choosing.reset();
    m_waitsForAnswer = true;
    m_scene.notice.reset();
    emit requested(intent);
    look();
}

void CounterFace::choose(const std::optional<Choosing>& choosing)
{
    m_scene.known.choosing = choosing;
    m_choosingFor = currentTicket();
    m_scene.notice.reset();
    look();
    if (m_scene.plan.choice) {
        m_keys.front()->setFocus();
    }
}

/// A letter shows only the services of its area; the same letter again all of them.
bool CounterFace::chooseArea(int key)
{
    const auto& choosing = m_scene.known.choosing;
    if (!choosing || choosing->about != About::TransferService || key < Qt::Key_A ||
        key > Qt::Key_Z) {
        return false;
    }
    const AreaCode area{std::string(1, static_cast<char>(key))};
    const auto& services = m_scene.known.view.services;
    if (std::ranges::find(services, area, &protocol::TransferService::area) != services.end()) {
        choose(Choosing{.about = About::TransferService,
                        .area = choosing->area == area ? AreaCode{} : area});
    }
    return true;
}

void CounterFace::keyPressEvent(QKeyEvent* event)
{
    DeskKey* key = keyOf(event->key());
    if (key == nullptr) {
        if (!chooseArea(event->key())) {
            QWidget::keyPressEvent(event);
        }
        return;
    }
    // A key that is held down is one press.
    if (!event->isAutoRepeat()) {
        key->setDown(true);
        press(*key);
    }
}

void CounterFace::keyReleaseEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat()) {
        for (DeskKey* key : keys()) {
            key->setDown(false);
        }
    }
    QWidget::keyReleaseEvent(event);
}

} // namespace hall::counter
