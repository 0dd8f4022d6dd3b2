//! Promises outside selling: they use all seven days.

use super::{Row, row};

pub(super) static ROWS: &[Row] = &[
    row("gym", "gym visit", "gym visits", 60).personal().said("gym; workout; work out; weights; lift weights; strength training; crossfit"),
    row("walk", "walk", "walks", 30).personal().said("walk; steps; hike; stroll"),
    row("run", "run", "runs", 45).personal().said("run mile|km|morning|marathon|jog; go run; go for run; jog; running"),
    row("exercise", "exercise session", "exercise sessions", 45)
        .personal()
        .said("exercise; yoga; swim; bike; cycle; pilates; cardio; stretch; push up; sit up; pull up; squat; pushup; pull-up"),
    row("reading", "reading session", "reading sessions", 30).personal().said("~read; read book; read page"),
    row("meditation", "meditation", "meditations", 15).personal().said("meditate; meditation; pray; mindfulness; journal; journaling; gratitude"),
    row("sleep", "night of sleep", "nights of sleep", 480).personal().said("sleep; ~bed; ~wake; get up at|early|morning"),
];
