using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Checks;

/// <summary>What the keys of a spec must agree on with each other. All checks run, and each tells all that it finds.</summary>
internal static class SpecChecks
{
    public static void Run(ExperimentSpec spec, SpecReading reading)
    {
        DataChecks.Run(spec, reading);
        DimensionChecks.Run(spec, reading);
        TrainingChecks.Run(spec, reading);
        LossChecks.Run(spec, reading);
        FigureChecks.Run(spec, reading);
    }
}
