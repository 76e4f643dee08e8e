using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Results.Figures;
using EmbedBench.Training.Schedules;

namespace EmbedBench.Experiments.Specs.Checks;

/// <summary>Schedule, kept model and early stop.</summary>
internal static class TrainingChecks
{
    public static void Run(ExperimentSpec spec, SpecReading reading)
    {
        if (spec.Training is { Schedule: ScheduleKind.Constant, Warmup: > 0 })
            reading.Refuse("training.warmup", "is not used by the schedule constant; constant-with-warmup has one.");
        if (spec.Training is { Schedule: ScheduleKind.ConstantWithWarmup, Warmup: 0 })
            reading.Refuse("training.schedule", "is constant-with-warmup, which needs training.warmup; constant has none.");
        if (spec.Training is { Patience: not null, KeepBest: null })
            reading.Refuse("training.stop", "needs training.keep.best, which says what is to get better.");
        if (spec.Training.KeepBest is { } best)
            CheckKept(KeptFigure.Parse(best), spec, reading);
    }

    private static void CheckKept(KeptFigure kept, ExperimentSpec spec, SpecReading reading)
    {
        if (!RunFigures.Has(spec, kept.At(FigureStage.Final)))
            reading.Refuse(
                "training.keep.best", $"is {kept}, which is not evaluated: dimensions, evaluation.metrics and judgments decide what is.");
    }
}
