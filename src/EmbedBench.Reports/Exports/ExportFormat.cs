namespace EmbedBench.Reports.Exports;

/// <summary>What a report or its run can be written as.</summary>
public enum ExportFormat
{
    /// <summary>Each table as comma-separated values, numbers with all their digits.</summary>
    Csv,

    /// <summary>Each table for LaTeX with the package booktabs, the best value of a row in bold.</summary>
    Latex,

    /// <summary>Each table as JSON, with the names of figures.</summary>
    Json,

    /// <summary>The run's metrics as MTEB's result files have them, one a stage and dimension.</summary>
    Mteb,

    /// <summary>The tuned model's metrics as the front matter of a model card has them.</summary>
    ModelIndex,

    /// <summary>The ir_metadata block that may stand at the head of the run's TREC files, one a stage.</summary>
    IrMetadata,
}
