namespace EmbedBench.Reports.Blocks;

/// <summary>The kinds of blocks that templates may use.</summary>
internal static class BlockCatalogue
{
    public static IReadOnlyList<IReportBlock> All { get; } =
    [
        new SummaryBlock(), new GainsBlock(), new MetricsBlock(), new PublishedBlock(), new VerdictsBlock(), new SamplesBlock(),
        new LabelsBlock(),
        new TrainingBlock(), new EpochsBlock(), new SettingsBlock(), new DataBlock(), new OverlapBlock(), new TiesBlock(), new SignificanceBlock(),
        new TradeOffBlock(), new InsightsBlock(), new QueriesBlock(), new SimilarityBlock(), new FormulasBlock(), new CitationBlock(),
        new EnvironmentBlock(), new RerunBlock(),
        new PlotDimensionsBlock(), new PlotGainsBlock(), new PlotLossBlock(), new PlotChangesBlock(), new PlotSimilarityBlock(),
    ];

    public static IReportBlock? Find(string name) => All.FirstOrDefault(block => block.Name == name);
}
