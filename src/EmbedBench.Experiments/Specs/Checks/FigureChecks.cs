using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Experiments.Specs.Checks;

/// <summary>Figures that the spec names must be figures that the run has.</summary>
internal static class FigureChecks
{
    public static void Run(ExperimentSpec spec, SpecReading reading)
    {
        foreach (FigureBand band in spec.Bands)
        {
            if (!RunFigures.Has(spec, band.Figure))
                reading.Refuse(
                    $"bands.{band.Figure}",
                    "is a figure that the run does not have: dimensions, evaluation, judgments and training decide which it has.");
            if (band.Band is Band.Between { Above: double above, Below: double below } && above >= below)
                reading.Refuse($"bands.{band.Figure}", "has no value between above and below.");
        }

        foreach ((int index, FigureName.Score figure) in spec.Gate.Index())
        {
            string path = SpecReading.Item("gate", index);
            if (figure.Stage != FigureStage.Base && figure.Stage != FigureStage.Tuned)
                reading.Refuse(path, $"is {figure}; values are kept query by query for the stages base and tuned alone.");
            else if (figure.Dimension.Size is null && !figure.Dimension.IsAll)
                reading.Refuse(path, $"is {figure}; a gate needs a dimension or *.");
            else if (!RunFigures.Has(spec, figure))
                reading.Refuse(
                    path, $"is {figure}, a figure that the run does not have: dimensions, evaluation and judgments decide which it has.");
        }
    }
}
