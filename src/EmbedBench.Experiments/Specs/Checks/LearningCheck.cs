using EmbedBench.Training;
using EmbedBench.Training.Schedules;

namespace EmbedBench.Experiments.Specs.Checks;

/// <summary>What can be checked once the rows are known, and before anything is computed.</summary>
internal static class LearningCheck
{
    /// <param name="spec">A spec with its profile applied.</param>
    /// <param name="file">What errors call its file.</param>
    /// <param name="rows">How many rows train.</param>
    /// <exception cref="SpecException">Every step would have the rate 0, as a single step of a warm-up has.</exception>
    public static void Require(ExperimentSpec spec, string file, int rows)
    {
        TrainingSettings training = spec.Training;
        int steps = TrainingPlan.CountSteps(training, rows);
        var rate = new LearningRate(training.Schedule, training.LearningRate, steps, training.Warmup);
        if (Enumerable.Range(0, steps).All(step => rate.At(step) == 0))
        {
            throw new SpecException([new SpecProblem(file, SpecPlace.Start, FormattableString.Invariant(
                $"training of profile {spec.Profile} has {steps} optimizer step for {rows} rows, and all of it is warm-up with the rate 0: nothing would be learnt."))]);
        }
    }
}
