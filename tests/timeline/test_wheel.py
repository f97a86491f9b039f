from coachview.ui.timeline.wheel import Turn, meaning


def test_a_mouse_wheel_zooms_and_two_notches_back_undo_it():
    closer, wider = meaning(Turn(angle=(0, 120))), meaning(Turn(angle=(0, -120)))
    assert closer.factor > 1
    assert abs(closer.factor * wider.factor - 1) < 1e-9
    assert (closer.pan, closer.scroll) == (0, 0)


def test_two_fingers_scroll_in_both_directions_and_zoom_with_ctrl():
    assert meaning(Turn(angle=(-8, 80), pixels=(-5, 40), trackpad=True)).scroll == -40
    assert meaning(Turn(angle=(-80, 8), pixels=(-40, 5), trackpad=True)).pan == 40
    assert meaning(Turn(angle=(0, 120), pixels=(0, 40), trackpad=True, ctrl=True)).factor > 1


def test_shift_and_a_tilted_wheel_go_through_time():
    assert meaning(Turn(angle=(0, -120), shift=True)).pan > 0
    assert meaning(Turn(angle=(-120, 0), shift=True)).pan > 0
    assert meaning(Turn(angle=(-120, 0))).pan > 0


def test_over_the_names_a_wheel_goes_through_the_lanes():
    turned = meaning(Turn(angle=(0, -120), over_names=True))
    assert turned.scroll > 0
    assert turned.factor == 1
