import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { MaterialsService } from '../materials.service.js';
import { MaterialsAnswer, SupplyMaterialDto, WaiveMaterialDto } from './materials.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/requests/:id/materials/:materialCode')
export class MaterialsController {
  constructor(private readonly materials: MaterialsService) {}

  /** Hands in a paper that was to follow (告知承诺, 容缺受理): by the applicant, or for them by the window that took the papers in. Also late. */
  @Post('supply')
  @HttpCode(200)
  @Roles('resident', 'window_clerk')
  async supply(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Param('materialCode') code: string, @Body() body: SupplyMaterialDto): Promise<MaterialsAnswer> {
    return { items: await this.materials.move(actor, id, code, 'supply', body) };
  }

  /** Does without it, with a reason that the applicant reads. */
  @Post('waive')
  @HttpCode(200)
  @Roles('case_clerk')
  async waive(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Param('materialCode') code: string, @Body() body: WaiveMaterialDto): Promise<MaterialsAnswer> {
    return { items: await this.materials.move(actor, id, code, 'waive', body) };
  }
}
