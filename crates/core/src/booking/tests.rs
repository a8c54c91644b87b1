use super::*;
use crate::sample::date;
use uuid::Uuid;

fn booking(state: BookingState, again: u8) -> Booking {
    Booking {
        id: BookingId(Uuid::from_u128(1)),
        plan: PlanId(Uuid::from_u128(2)),
        state,
        days: vec![],
        times: vec![],
        note: String::new(),
        photos: vec![],
        sent_by: None,
        asked_on: Some(date("2026-03-01")),
        asked_at: None,
        again,
        offer: None,
        session: None,
    }
}

#[test]
fn open_requests_get_two_follow_ups() {
    use BookingState::{Booked, Done, Draft, Offered, Sent};
    let cases = [
        (Sent, 0, Some((date("2026-03-06"), 1))),
        (Sent, 1, Some((date("2026-03-10"), 2))),
        (Sent, MOST_AGAIN, None),
        (Draft, 0, None),
        (Offered, 0, None),
        (Booked, 0, None),
        (Done, 0, None),
    ];
    for (state, again, expected) in cases {
        assert_eq!(booking(state, again).ask_again(), expected, "{state:?} {again}");
    }
    let unasked = Booking { asked_on: None, ..booking(Sent, 0) };
    assert_eq!(unasked.ask_again(), None);
}
