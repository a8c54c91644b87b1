//! Commands that take long: the app is asked, the work is done without it, and its outcome is written down. In between the
//! host may run other commands.

use crate::app::App;
use crate::commands::Reply;
use crate::ctx::Ctx;
use crate::error::Result;

/// What a host does with a command it began.
pub enum Step {
    /// Nothing more: this is the answer.
    Done(Reply),
    /// This work, away from the app, and then its end.
    Work(Work<Reply>),
}

/// Work that needs nothing of the app. A host with threads runs it beside other commands.
pub struct Work<T>(Box<dyn FnOnce() -> End<T> + Send>);

/// What is left to do with the app when the work is done.
pub struct End<T>(Box<Finish<T>>);

type Finish<T> = dyn FnOnce(&mut App, &mut Ctx) -> Result<T> + Send;

impl<T: 'static> Work<T> {
    /// Work whose outcome `end` writes down or hands on.
    pub(crate) fn new<O: Send + 'static>(
        work: impl FnOnce() -> O + Send + 'static,
        end: impl FnOnce(&mut App, &mut Ctx, O) -> Result<T> + Send + 'static,
    ) -> Self {
        Self(Box::new(move || {
            let outcome = work();
            End(Box::new(move |app, ctx| end(app, ctx, outcome)))
        }))
    }

    /// Does it.
    pub fn run(self) -> End<T> {
        (self.0)()
    }

    /// The same work with another last step.
    pub(crate) fn then<U: 'static>(
        self,
        last: impl FnOnce(&mut App, &mut Ctx, Result<T>) -> Result<U> + Send + 'static,
    ) -> Work<U> {
        Work(Box::new(move || {
            let end = self.run();
            End(Box::new(move |app, ctx| {
                let value = end.finish(app, ctx);
                last(app, ctx, value)
            }))
        }))
    }
}

impl<T> End<T> {
    /// Writes the outcome down.
    ///
    /// # Errors
    /// What the command says.
    pub fn finish(self, app: &mut App, ctx: &mut Ctx) -> Result<T> {
        (self.0)(app, ctx)
    }
}
